"""One sandwich step of a weight-sharing GPT in plain PyTorch: the peer of BenchmarkStep in engine/supernet.

The network, the sizes and the work are the same: the largest network, the smallest one and `--random` random ones by
slicing the same weights, gradients summed over the same batch and averaged, clipped to norm 1, one AdamW step.
Prints one JSON line with the median milliseconds of a step.

    python3 scripts/bench/supernet_step.py --steps 30 --threads 2
"""
import argparse
import json
import statistics
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


def numbers(text):
    return [int(x) for x in text.split(",")]


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--embed", type=numbers, default=[48, 96, 128])
    p.add_argument("--layers", type=numbers, default=[2, 3, 4])
    p.add_argument("--ratios", type=numbers, default=[1, 2, 4])
    p.add_argument("--heads", type=numbers, default=[2, 4, 8])
    p.add_argument("--head-size", type=int, default=16)
    p.add_argument("--vocab", type=int, default=512)
    p.add_argument("--context", type=int, default=64)
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--random", type=int, default=2)
    p.add_argument("--warm-up", type=int, default=5)
    p.add_argument("--steps", type=int, default=30)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--foreach", action="store_true", help="let AdamW use its multi-tensor form")
    p.add_argument("--times", help="append the milliseconds of each step to this file, one line")
    return p.parse_args()


class Linear(nn.Linear):
    def forward(self, x, out_features, bias):
        return F.linear(x, self.weight[:out_features, : x.size(-1)], self.bias[:out_features] if bias else None)


class LayerNorm(nn.LayerNorm):
    def forward(self, x):
        d = x.size(-1)
        return F.layer_norm(x, (d,), self.weight[:d], self.bias[:d], self.eps)


def rotate_half(x):
    x1, x2 = x.chunk(2, dim=-1)
    return torch.cat((-x2, x1), dim=-1)


class Attention(nn.Module):
    def __init__(self, a):
        super().__init__()
        self.head_size = a.head_size
        self.qkv = Linear(max(a.embed), 3 * a.head_size * max(a.heads))
        self.proj = Linear(a.head_size * max(a.heads), max(a.embed))

    def forward(self, x, heads, bias, cos, sin, mask):
        B, T, C = x.size()
        s, n = self.head_size, cos.size(-1)
        # q, k, v of head 0, then of head 1, ...
        qkv = self.qkv(x, 3 * s * heads, bias).view(B, T, heads, 3, s).permute(3, 0, 2, 1, 4)
        q, k, v = qkv.unbind(0)  # each (B, heads, T, s)
        q = torch.cat((q[..., :n] * cos + rotate_half(q[..., :n]) * sin, q[..., n:]), dim=-1)
        k = torch.cat((k[..., :n] * cos + rotate_half(k[..., :n]) * sin, k[..., n:]), dim=-1)
        att = (q @ k.transpose(-2, -1)) * s**-0.5
        att = F.softmax(att.masked_fill(mask, float("-inf")), dim=-1)
        y = (att @ v).transpose(1, 2).reshape(B, T, heads * s)
        return self.proj(y, C, bias)


class MLP(nn.Module):
    def __init__(self, a):
        super().__init__()
        d = max(a.embed)
        self.fc = Linear(d, d * max(a.ratios))
        self.proj = Linear(d * max(a.ratios), d)

    def forward(self, x, ratio, bias):
        C = x.size(-1)
        return self.proj(F.gelu(self.fc(x, ratio * C, bias)), C, bias)


class Block(nn.Module):
    def __init__(self, a):
        super().__init__()
        self.norm1, self.attn = LayerNorm(max(a.embed)), Attention(a)
        self.norm2, self.mlp = LayerNorm(max(a.embed)), MLP(a)

    def forward(self, x, heads, ratio, bias, cos, sin, mask):
        return x + self.attn(self.norm1(x), heads, bias, cos, sin, mask) + self.mlp(self.norm2(x), ratio, bias)


class GPT(nn.Module):
    def __init__(self, a):
        super().__init__()
        self.embed = nn.Embedding(a.vocab, max(a.embed))
        self.blocks = nn.ModuleList(Block(a) for _ in range(max(a.layers)))
        self.norm = LayerNorm(max(a.embed))
        n = a.head_size // 2  # rotary on half of the head's dimensions
        angle = torch.outer(torch.arange(a.context), 1e4 ** (-torch.arange(0, n, 2) / n))
        angle = torch.cat((angle, angle), dim=-1)
        self.register_buffer("cos", angle.cos())
        self.register_buffer("sin", angle.sin())
        self.register_buffer("mask", torch.ones(a.context, a.context, dtype=torch.bool).triu(1))
        for w in self.parameters():
            if w.dim() == 2:
                nn.init.normal_(w, std=0.02)

    def forward(self, x, y, net):
        d, T = net["embed"], x.size(1)
        cos, sin, mask = self.cos[:T], self.sin[:T], self.mask[:T, :T]
        h = F.embedding(x, self.embed.weight[:, :d])
        for block, heads, ratio in zip(self.blocks, net["heads"], net["ratios"]):
            h = block(h, heads, ratio, net["bias"], cos, sin, mask)
        logits = F.linear(self.norm(h), self.embed.weight[:, :d])
        return F.cross_entropy(logits.view(-1, logits.size(-1)), y.view(-1))


def extreme(a, pick):
    n = pick(a.layers)
    return {"embed": pick(a.embed), "heads": [pick(a.heads)] * n, "ratios": [pick(a.ratios)] * n, "bias": pick is max}


class Draw:
    """The networks that the Go side draws too: a linear congruential generator picks each choice."""

    def __init__(self):
        self.state = 1

    def choice(self, choices):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return choices[(self.state >> 16) % len(choices)]

    def net(self, a):
        embed, n = self.choice(a.embed), self.choice(a.layers)
        ratios = [self.choice(a.ratios) for _ in range(max(a.layers))]
        heads = [self.choice(a.heads) for _ in range(max(a.layers))]
        return {"embed": embed, "ratios": ratios[:n], "heads": heads[:n], "bias": self.choice([False, True])}


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(1)
    draw = Draw()
    model = GPT(a)
    decay = [p for p in model.parameters() if p.dim() == 2]
    rest = [p for p in model.parameters() if p.dim() != 2]
    groups = [{"params": decay, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.95), foreach=a.foreach)
    text = torch.randint(a.vocab, (100_000,))

    def step():
        at = torch.randint(len(text) - a.context - 1, (a.batch,))
        x = torch.stack([text[i : i + a.context] for i in at])
        y = torch.stack([text[i + 1 : i + 1 + a.context] for i in at])
        nets = [extreme(a, max), extreme(a, min)] + [draw.net(a) for _ in range(a.random)]
        optimizer.zero_grad(set_to_none=True)
        for net in nets:
            (model(x, y, net) / len(nets)).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    for _ in range(a.warm_up):
        step()
    times = []
    for _ in range(a.steps):
        start = time.perf_counter()
        step()
        times.append(1e3 * (time.perf_counter() - start))
    if a.times:
        with open(a.times, "a") as f:
            print(*(round(t, 3) for t in times), file=f)
    print(json.dumps({"ms": round(statistics.median(times), 3), "steps": a.steps, "threads": torch.get_num_threads(),
                      "torch": torch.__version__, "params": sum(p.numel() for p in model.parameters())}))


if __name__ == "__main__":
    main()
