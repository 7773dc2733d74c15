
// naslab's additions to gotch's shim: what would take many small calls.
#include "naslab.h"
#include <ATen/Parallel.h>
#include <c10/util/Logging.h>
#include <dlfcn.h>

// Runs x and returns its error as a string.
#define NAS_TRY(x)                                                             \
  try {                                                                        \
    x                                                                          \
  } catch (const exception &e) {                                               \
    return strdup(e.what());                                                   \
  } catch (...) {                                                              \
    return strdup("unknown C++ exception");                                    \
  }                                                                            \
  return nullptr;

// Runs once after loading. An error needs no stack trace, whose making takes
// milliseconds: users see the first sentence only.
void nas_start() {
  c10::SetStackTraceFetcher([]() { return std::string(); });
}

char *nas_version() { return (char *)TORCH_VERSION; }

// out: dtype, device, requires_grad, number of dims, then up to 60 sizes.
char *nas_info(tensor t, int64_t *out) {
  NAS_TRY(
    out[0] = static_cast<int>(t->scalar_type());
    out[1] = t->device().is_cuda() ? t->device().index() : -1;
    out[2] = t->requires_grad();
    out[3] = t->dim();
    for (int i = 0; i < t->dim() && i < 60; i++) out[4 + i] = t->size(i);
  )
}

void nas_free(tensor *ts, int n) {
  for (int i = 0; i < n; i++) delete ts[i];
}

// OpenBLAS with threads of its own does not listen to at::set_num_threads.
void nas_set_threads(int n) {
  at::set_num_threads(n);
  auto blas = (void (*)(int))dlsym(RTLD_DEFAULT, "openblas_set_num_threads");
  if (blas) blas(n);
}

int nas_get_threads() { return at::get_num_threads(); }

char *nas_zero_grad(tensor *ts, int n) {
  NAS_TRY(for (int i = 0; i < n; i++) ts[i]->mutable_grad().reset();)
}

// Scales all gradients so that their joint 2-norm is at most max_norm, as
// torch.nn.utils.clip_grad_norm_ does; total is the norm before.
char *nas_clip_grad(tensor *ts, int n, double max_norm, double *total) {
  NAS_TRY(
    torch::NoGradGuard no_grad;
    std::vector<torch::Tensor> norms;
    for (int i = 0; i < n; i++)
      if (ts[i]->grad().defined()) norms.push_back(ts[i]->grad().norm());
    *total = norms.empty() ? 0 : torch::stack(norms).norm().item<double>();
    double scale = max_norm / (*total + 1e-6);
    if (scale < 1)
      for (int i = 0; i < n; i++)
        if (ts[i]->grad().defined()) ts[i]->mutable_grad().mul_(scale);
  )
}

// One step of AdamW (Loshchilov & Hutter 2019) in the order of operations of
// torch.optim.AdamW, so that the numbers are the same. A parameter without a
// gradient is left alone; steps counts each one's steps.
char *nas_adamw(tensor *params, tensor *means, tensor *squares, int n, int64_t *steps, double lr, double beta1, double beta2, double eps, double decay) {
  NAS_TRY(
    torch::NoGradGuard no_grad;
    for (int i = 0; i < n; i++) {
      auto grad = params[i]->grad();
      if (!grad.defined()) continue;
      steps[i]++;
      double fix1 = 1 - std::pow(beta1, steps[i]);
      double fix2 = std::sqrt(1 - std::pow(beta2, steps[i]));
      params[i]->mul_(1 - lr * decay);
      means[i]->mul_(beta1).add_(grad, 1 - beta1);
      squares[i]->mul_(beta2).addcmul_(grad, grad, 1 - beta2);
      auto denom = (squares[i]->sqrt() / fix2).add_(eps);
      params[i]->addcdiv_(*means[i], denom, -lr / fix1);
    }
  )
}

// One step of SGD with momentum, as torch.optim.SGD. A buffer starts as the first
// gradient that its parameter gets.
char *nas_sgd(tensor *params, tensor *buffers, int n, int64_t *steps, double lr, double momentum, double dampening, double decay, int nesterov) {
  NAS_TRY(
    torch::NoGradGuard no_grad;
    for (int i = 0; i < n; i++) {
      auto grad = params[i]->grad();
      if (!grad.defined()) continue;
      steps[i]++;
      if (decay != 0) grad = grad.add(*params[i], decay);
      if (momentum != 0) {
        if (steps[i] == 1)
          buffers[i]->copy_(grad);
        else
          buffers[i]->mul_(momentum).add_(grad, 1 - dampening);
        grad = nesterov ? grad.add(*buffers[i], momentum) : *buffers[i];
      }
      params[i]->add_(grad, -lr);
    }
  )
}
