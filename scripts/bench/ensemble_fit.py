#!/usr/bin/python3
"""The peer of engine/predict's BenchmarkFit/ensemble in plain PyTorch.

Fits three networks to 200 random one-hot codes of NAS-Bench-201's length and
prints the milliseconds of processor time that this takes. Of Adam's two forms
the faster one is taken: the one that steps all weights of a network at once.
"""
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
ITEMS, INPUTS, DEPTH, WIDTH, EPOCHS, BATCH, MEMBERS = 200, 30, 20, 20, 500, 32, 3


def network():
    layers, size = [], INPUTS
    for _ in range(DEPTH):
        layers += [nn.Linear(size, WIDTH), nn.ReLU()]
        size = WIDTH
    return nn.Sequential(*layers, nn.Linear(size, 1))


def fit(x, y, epochs):
    net = network()
    opt = torch.optim.Adam(net.parameters(), lr=0.001, betas=(0.9, 0.99), foreach=True)
    for _ in range(epochs):
        order = torch.randperm(ITEMS)
        for some in order.split(BATCH):
            opt.zero_grad()
            loss = (net(x[some])[:, 0] - y[some]).abs().mean() + 0.2 * net[-1].weight.abs().sum()
            loss.backward()
            opt.step()
    return net


x = nn.functional.one_hot(torch.randint(0, 5, (ITEMS, 6)), 5).reshape(ITEMS, INPUTS).float()
y = torch.randn(ITEMS)
fit(x, y, 2)
begin = time.process_time()
for _ in range(MEMBERS):
    fit(x, y, EPOCHS)[-1](torch.zeros(1, WIDTH))
print(f"{1000 * (time.process_time() - begin):.0f}")
