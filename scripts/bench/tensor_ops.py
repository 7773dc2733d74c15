#!/usr/bin/python3
"""The peer of engine/tensor's benchmarks: the same operations in plain PyTorch.

Prints lines in the format of `go test -bench`. The arguments are the number of
rounds and of repetitions per round of a small operation. tensor.sh runs both
sides in turn and prints the ratios.
"""
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
rounds, repeat = int(sys.argv[1]), int(sys.argv[2])


def bench(name, op, repeat=repeat):
    op()
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeat):
            op()
        print(f"Benchmark{name} {repeat} {(time.perf_counter() - start) / repeat * 1e9:.1f} ns/op")


x, y, w, b = torch.randn(8, 8), torch.randn(8, 8), torch.randn(8, 8), torch.randn(8)
wg, bg = w.clone().requires_grad_(), b.clone().requires_grad_()
big, other = torch.randn(1024, 1024), torch.randn(1024, 1024)

bench("AddSmall", lambda: x + y)
bench("MulScalarSmall", lambda: x * 0.5)
bench("LinearSmall", lambda: F.linear(x, w, b))
bench("LinearSmallGrad", lambda: F.linear(x, wg, bg))
bench("ReshapeSmall", lambda: x.reshape(4, 16))
bench("MatMul1024", lambda: big @ other, 3)

ws = [(torch.randn(512, 512) * 0.04).requires_grad_() for _ in range(4)]
bs = [torch.zeros(512).requires_grad_() for _ in range(4)]
opt = torch.optim.AdamW(ws + bs, weight_decay=0.0)
data = torch.randn(1024, 512)


def step():
    h = data
    for w, b in zip(ws, bs):
        h = F.layer_norm(F.dropout(F.gelu(F.linear(h, w, b)), 0.1), (512,))
    h.square().mean().backward()
    torch.nn.utils.clip_grad_norm_(ws + bs, 1)
    opt.step()
    opt.zero_grad(set_to_none=True)


bench("TrainStep", step, 3)
