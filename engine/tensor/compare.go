package tensor

// Eq returns a bool tensor: t == u, broadcast as in Add.
func (t *Tensor) Eq(u *Tensor) *Tensor { return t.binary("eq", raw.eq, u) }

// Lt returns t < u.
func (t *Tensor) Lt(u *Tensor) *Tensor { return t.binary("lt", raw.lt, u) }

// Gt returns t > u.
func (t *Tensor) Gt(u *Tensor) *Tensor { return t.binary("gt", raw.gt, u) }

// Le returns t <= u.
func (t *Tensor) Le(u *Tensor) *Tensor { return t.binary("le", raw.le, u) }

// Ge returns t >= u.
func (t *Tensor) Ge(u *Tensor) *Tensor { return t.binary("ge", raw.ge, u) }

// And returns true where t and u both are not 0.
func (t *Tensor) And(u *Tensor) *Tensor { return t.binary("and", raw.logicalAnd, u) }

// Or returns true where t or u is not 0.
func (t *Tensor) Or(u *Tensor) *Tensor { return t.binary("or", raw.logicalOr, u) }

// Not returns true where t is 0.
func (t *Tensor) Not() *Tensor { return t.unary("not", raw.logicalNot) }

// IsFinite returns true where t is neither infinite nor NaN.
func (t *Tensor) IsFinite() *Tensor { return t.unary("isfinite", raw.isfinite) }

// Any returns one bool: whether any value is not 0.
func (t *Tensor) Any() *Tensor { return t.unary("any", raw.any) }

// All returns one bool: whether all values are not 0.
func (t *Tensor) All() *Tensor { return t.unary("all", raw.all) }

// EqScalar returns t == v.
func (t *Tensor) EqScalar(v float64) *Tensor { return t.withNumber("eq", raw.eqS, v) }

// LtScalar returns t < v.
func (t *Tensor) LtScalar(v float64) *Tensor { return t.withNumber("lt", raw.ltS, v) }

// GtScalar returns t > v.
func (t *Tensor) GtScalar(v float64) *Tensor { return t.withNumber("gt", raw.gtS, v) }

// LeScalar returns t <= v.
func (t *Tensor) LeScalar(v float64) *Tensor { return t.withNumber("le", raw.leS, v) }

// GeScalar returns t >= v.
func (t *Tensor) GeScalar(v float64) *Tensor { return t.withNumber("ge", raw.geS, v) }
