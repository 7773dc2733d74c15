package device

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// powercap makes a folder such as the kernel's: two packages with their cores,
// the memory of one, and the whole platform.
func powercap(t *testing.T) (dir string, set func(zone string, microjoules uint64)) {
	t.Helper()
	dir = t.TempDir()
	write := func(zone, file, text string) {
		if err := os.MkdirAll(filepath.Join(dir, zone), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, zone, file), []byte(text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set = func(zone string, microjoules uint64) { write(zone, "energy_uj", fmt.Sprint(microjoules)) }
	for zone, name := range map[string]string{
		"intel-rapl:0": "package-0", "intel-rapl:0:0": "core", "intel-rapl:0:1": "dram",
		"intel-rapl:1": "package-1", "intel-rapl:2": "psys", "dtpm": "cpu0",
	} {
		write(zone, "name", name)
		write(zone, "max_energy_range_uj", "1000000")
		set(zone, 0)
	}
	return dir, set
}

func TestEnergy(t *testing.T) {
	dir, set := powercap(t)
	l := local(t, LocalConfig{Powercap: dir, Repeats: 2, Warmup: 1, EnergyTime: 30 * time.Millisecond})
	if err := l.EnergyError(); err != nil {
		t.Fatal(err)
	}
	// Each call uses 300 mJ in package 0, whose counter starts anew after 1 J,
	// 20 mJ in its memory and 1 mJ in package 1.
	var used uint64
	p, err := l.Profile(ctx, Subject{Name: "net", Run: func() error {
		used++
		set("intel-rapl:0", 300000*used%1000000)
		set("intel-rapl:0:0", 777*used)
		set("intel-rapl:0:1", 20000*used%1000000)
		set("intel-rapl:1", 1000*used)
		set("intel-rapl:2", 999*used)
		time.Sleep(time.Millisecond)
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	e := p.Energy
	if e == nil || math.Abs(e.PerCallMJ-321) > 1e-9 || e.Calls < 2 || e.Zones != "package-0 dram package-1" {
		t.Errorf("%+v, want 321 mJ a call", e)
	}
	if want := e.PerCallMJ / 1e3 * float64(e.Calls) / e.Seconds; math.Abs(e.Watts-want) > 1e-9 {
		t.Errorf("%g W, want %g", e.Watts, want)
	}
	if p.NoEnergy != "" || !strings.Contains(p.Table().String(), "321 mJ per call") {
		t.Errorf("%q\n%s", p.NoEnergy, p.Table())
	}
}

func TestNoEnergyIsSaid(t *testing.T) {
	dir, set := powercap(t)
	if err := os.WriteFile(filepath.Join(dir, "intel-rapl:1", "energy_uj"), []byte("broken"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := openRAPL(dir); err == nil || !strings.Contains(err.Error(), `holds "broken" and no number`) {
		t.Errorf("error %v", err)
	}
	set("intel-rapl:1", 1)
	if _, err := openRAPL(dir); err != nil {
		t.Error(err)
	}
	l := local(t, LocalConfig{Powercap: t.TempDir(), Repeats: 2, Warmup: 1})
	p, err := l.Profile(ctx, Subject{Run: spin(time.Millisecond)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Energy != nil || !strings.Contains(p.NoEnergy, "shows no energy counters") || !strings.Contains(p.Table().Note, p.NoEnergy) {
		t.Errorf("%v, %q", p.Energy, p.NoEnergy)
	}
	denied := unreadable("/sys/x/energy_uj", &fs.PathError{Op: "open", Path: "/sys/x/energy_uj", Err: fs.ErrPermission})
	if !strings.Contains(denied.Error(), "/sys/x/energy_uj may not be read; run as root") {
		t.Error(denied)
	}
}

func TestEnergyCounterThatVanishes(t *testing.T) {
	dir, _ := powercap(t)
	l := local(t, LocalConfig{Powercap: dir, Repeats: 2, Warmup: 1})
	_, err := l.Profile(ctx, Subject{Run: func() error {
		return os.RemoveAll(filepath.Join(dir, "intel-rapl:1"))
	}})
	if err == nil || !strings.Contains(err.Error(), "energy: ") {
		t.Errorf("error %v", err)
	}
}
