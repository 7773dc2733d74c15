package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// shapes is the number of marker shapes.
const shapes = 8

// marker returns the outline of a marker around p with the area of a circle of
// radius r.
func marker(shape int, p vg.Point, r vg.Length) vg.Path {
	switch shape % shapes {
	case 0:
		return circle(p, r)
	case 1:
		return polygon(p, 1.25*r, 4, math.Pi/4) // square
	case 2:
		return polygon(vg.Point{X: p.X, Y: p.Y - 0.15*r}, 1.5*r, 3, math.Pi/2) // triangle
	case 3:
		return polygon(p, 1.4*r, 4, math.Pi/2) // diamond
	case 4:
		return cross(p, r, math.Pi/4) // x
	case 5:
		return polygon(vg.Point{X: p.X, Y: p.Y + 0.15*r}, 1.5*r, 3, -math.Pi/2) // triangle on its tip
	case 6:
		return cross(p, r, 0) // plus
	}
	return star(p, 1.55*r)
}

// circle is made of four Bézier curves.
func circle(p vg.Point, r vg.Length) vg.Path {
	k := r * 0.5522847498 // 4/3 tan(pi/8)
	at := func(x, y vg.Length) vg.Point { return vg.Point{X: p.X + x, Y: p.Y + y} }
	var path vg.Path
	path.Move(at(r, 0))
	path.CubeTo(at(r, k), at(k, r), at(0, r))
	path.CubeTo(at(-k, r), at(-r, k), at(-r, 0))
	path.CubeTo(at(-r, -k), at(-k, -r), at(0, -r))
	path.CubeTo(at(k, -r), at(r, -k), at(r, 0))
	path.Close()
	return path
}

// polygon has n corners at distance r, the first at the given angle.
func polygon(p vg.Point, r vg.Length, n int, angle float64) vg.Path {
	var points []vg.Point
	for i := range n {
		points = append(points, around(p, r, angle+2*math.Pi*float64(i)/float64(n)))
	}
	return closed(points)
}

// star has five tips at distance r.
func star(p vg.Point, r vg.Length) vg.Path {
	var points []vg.Point
	for i := range 10 {
		far := r
		if i%2 == 1 {
			far = 0.45 * r
		}
		points = append(points, around(p, far, math.Pi/2+math.Pi*float64(i)/5))
	}
	return closed(points)
}

// cross is two bars across each other, turned by angle.
func cross(p vg.Point, r vg.Length, angle float64) vg.Path {
	long, short := 1.35*r, 0.48*r
	var points []vg.Point
	for i := range 4 {
		a := angle + float64(i)*math.Pi/2
		tip, side := around(vg.Point{}, long, a), around(vg.Point{}, short, a+math.Pi/2)
		points = append(points,
			vg.Point{X: p.X + tip.X - side.X, Y: p.Y + tip.Y - side.Y},
			vg.Point{X: p.X + tip.X + side.X, Y: p.Y + tip.Y + side.Y})
		inner := around(p, short*math.Sqrt2, a+math.Pi/4)
		points = append(points, inner)
	}
	return closed(points)
}

func around(p vg.Point, r vg.Length, angle float64) vg.Point {
	sin, cos := math.Sincos(angle)
	return vg.Point{X: p.X + r*vg.Length(cos), Y: p.Y + r*vg.Length(sin)}
}

func closed(points []vg.Point) vg.Path {
	var path vg.Path
	for i, p := range points {
		if i == 0 {
			path.Move(p)
		} else {
			path.Line(p)
		}
	}
	path.Close()
	return path
}
