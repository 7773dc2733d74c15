//go:build (linux || darwin) && go1.26 && !go1.27

#include "textflag.h"

// A stub tells jump which entry of the table is called. All are as long as
// stubSize says; the argument registers are left alone. R19 and R20 are free at
// a call, R26 holds the closure that is called.

TEXT ·jump(SB), NOSPLIT|NOFRAME, $0-0
	MOVD $·table(SB), R20
	MOVD (R20)(R19<<3), R26
	MOVD (R26), R20
	JMP  (R20)

#define STUB(i) PCALIGN $16; MOVD $(i), R19; JMP ·jump(SB)
#define STUB4(i) STUB(i); STUB(i+1); STUB(i+2); STUB(i+3)
#define STUB16(i) STUB4(i); STUB4(i+4); STUB4(i+8); STUB4(i+12)
#define STUB64(i) STUB16(i); STUB16(i+16); STUB16(i+32); STUB16(i+48)
#define STUB256(i) STUB64(i); STUB64(i+64); STUB64(i+128); STUB64(i+192)
#define STUB1024(i) STUB256(i); STUB256(i+256); STUB256(i+512); STUB256(i+768)
#define STUB4096(i) STUB1024(i); STUB1024(i+1024); STUB1024(i+2048); STUB1024(i+3072)

TEXT ·stubs(SB), NOSPLIT|NOFRAME, $0-0
	STUB4096(0)
	STUB4096(4096)
	STUB4096(8192)
	STUB4096(12288)
	RET

DATA ·firstStub(SB)/8, $·stubs(SB)
GLOBL ·firstStub(SB), NOPTR, $8
