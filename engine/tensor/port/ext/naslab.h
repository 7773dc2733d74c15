// naslab's additions to gotch's shim. Each returns an error that the caller
// frees, or a null pointer: so it cannot get lost with the thread.
#ifndef NASLAB_H
#define NASLAB_H
#ifdef __cplusplus
extern "C" {
#endif

void nas_start();
char *nas_version();
char *nas_info(tensor t, int64_t *out);
void nas_free(tensor *ts, int n);
void nas_set_threads(int n);
int nas_get_threads();
char *nas_zero_grad(tensor *ts, int n);
char *nas_clip_grad(tensor *ts, int n, double max_norm, double *total);
char *nas_adamw(tensor *params, tensor *means, tensor *squares, int n, int64_t *steps, double lr, double beta1, double beta2, double eps, double decay);
char *nas_sgd(tensor *params, tensor *buffers, int n, int64_t *steps, double lr, double momentum, double dampening, double decay, int nesterov);

#ifdef __cplusplus
}
#endif
#endif
