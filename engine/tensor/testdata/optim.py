# Makes optim.json beside it: what PyTorch's optimisers do to a small problem.
# Run it with a Python that has torch, such as Debian's python3-torch.
import json, os, torch

def problem():
    w = torch.arange(-3, 3, dtype=torch.float64).reshape(2, 3) / 4
    b = torch.tensor([0.5, -0.25], dtype=torch.float64)
    return w.requires_grad_(), b.requires_grad_()

def loss(w, b, step):
    x = torch.arange(1, 13, dtype=torch.float64).reshape(4, 3) / 6 - 1
    y = x @ w.t()
    if step % 3 != 1:  # b has no gradient in every third step
        y = y + b
    return (y.tanh() - 0.3).square().sum()

def run(make, clip=None):
    w, b = problem()
    opt = make([{"params": [w], "weight_decay": 0.1}, {"params": [b], "weight_decay": 0.0}])
    trace = []
    for step in range(6):
        for group in opt.param_groups:
            group["lr"] = 0.05 / (step + 1)
        opt.zero_grad(set_to_none=True)
        loss(w, b, step).backward()
        norm = 0.0
        if clip:
            norm = torch.nn.utils.clip_grad_norm_([w, b], clip).item()
        opt.step()
        trace.append(w.detach().flatten().tolist() + b.tolist() + [norm])
    return trace

out = {
    "adamw": run(lambda ps: torch.optim.AdamW(ps, betas=(0.8, 0.95), eps=1e-6)),
    "adamw clipped": run(lambda ps: torch.optim.AdamW(ps), clip=0.5),
    "sgd": run(lambda ps: torch.optim.SGD(ps, lr=1)),
    "momentum": run(lambda ps: torch.optim.SGD(ps, lr=1, momentum=0.9, dampening=0.1)),
    "nesterov": run(lambda ps: torch.optim.SGD(ps, lr=1, momentum=0.9, nesterov=True)),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "optim.json"), "w") as f:
    json.dump({"torch": torch.__version__, "runs": out}, f, indent=1)
    f.write("\n")
