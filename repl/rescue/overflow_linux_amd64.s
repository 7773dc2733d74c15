#include "textflag.h"

// func self() uintptr
TEXT ·self(SB), NOSPLIT, $0-8
	MOVQ TLS, CX
	MOVQ 0(CX)(TLS*1), AX
	MOVQ AX, ret+0(FP)
	RET

// func resume(to, at uintptr)
TEXT ·resume(SB), NOSPLIT|NOFRAME, $0-16
	MOVQ to+0(FP), DX
	MOVQ at+8(FP), BX
	MOVQ TLS, CX
	JMP  leave            // this frame is left, and what it was called with

leave:
	MOVQ DX, 0(CX)(TLS*1)
	MOVQ DX, R14
	MOVQ 56(DX), SP       // where the goroutine was stopped
	MOVQ 96(DX), BP
	MOVQ 80(DX), CX       // the closure of the function that it was stopped in
	MOVQ $0, 56(DX)
	MOVQ $0, 80(DX)
	MOVQ $0, 96(DX)
	MOVQ CX, DX
	JMP  BX
