package jupyter

import "strings"

// executeRequest is what a front end asks for with a cell.
type executeRequest struct {
	Code         string            `json:"code"`
	Silent       bool              `json:"silent"`
	StoreHistory *bool             `json:"store_history"` // nil means not silent
	Expressions  map[string]string `json:"user_expressions"`
	AllowStdin   bool              `json:"allow_stdin"`
	StopOnError  *bool             `json:"stop_on_error"` // nil means true
}

// stored reports whether the cell counts.
func (r executeRequest) stored() bool {
	return !r.Silent && (r.StoreHistory == nil || *r.StoreHistory)
}

// execute runs a cell. Everything it shows has gone out before the reply.
func (k *Kernel) execute(m *message) {
	var r executeRequest
	k.read(m, &r)
	if k.queue.isStale(m) {
		k.reply(m, "execute_reply", object{"status": "aborted"})
		return
	}
	k.cell.Store(m)
	number := k.count + 1
	if blank := strings.TrimSpace(r.Code) == ""; r.stored() && !blank {
		k.count = number
		k.past.add(number, r.Code)
	} else if blank {
		number = k.count
	}
	if !r.Silent {
		k.publish("execute_input", m, object{"code": r.Code, "execution_count": number})
	}
	k.input.begin(m, r.AllowStdin)
	k.out.begin()
	k.running.Store(true)
	o := k.lang.Execute(Cell{Number: number, Code: r.Code, Silent: r.Silent})
	k.running.Store(false)
	k.input.end()
	k.flush()
	if o.Failure != nil {
		k.fail(m, r, number, o.Failure)
		return
	}
	if o.Value != nil && !r.Silent {
		content := o.Value.content()
		content["execution_count"] = number
		k.publish("execute_result", m, content)
	}
	answer := object{"status": "ok", "execution_count": number, "payload": payload(o), "user_expressions": k.evaluate(r.Expressions)}
	k.flush()
	k.reply(m, "execute_reply", answer)
}

// payload asks the front end to do something.
func payload(o Outcome) []object {
	list := []object{}
	if o.Next != "" {
		list = append(list, object{"source": "set_next_input", "text": o.Next, "replace": true})
	}
	if o.Leave {
		list = append(list, object{"source": "ask_exit", "keepkernel": false})
	}
	return list
}

// fail publishes an error and gives up the cells that wait.
func (k *Kernel) fail(m *message, r executeRequest, number int, f *Failure) {
	content := f.content()
	if !r.Silent {
		k.publish("error", m, content)
	}
	if r.StopOnError == nil || *r.StopOnError {
		k.queue.settle()
	}
	content["status"] = "error"
	content["execution_count"] = number
	content["user_expressions"] = object{}
	content["payload"] = []object{}
	k.reply(m, "execute_reply", content)
}

func (f *Failure) content() object {
	return object{"ename": f.Name, "evalue": f.Message, "traceback": f.Traceback}
}

// evaluate gives the values of the expressions that came with a cell.
func (k *Kernel) evaluate(list map[string]string) object {
	values := object{}
	for name, expr := range list {
		b, f := k.lang.Evaluate(expr)
		if f != nil {
			values[name] = f.content()
			values[name].(object)["status"] = "error"
			continue
		}
		values[name] = b.content()
		values[name].(object)["status"] = "ok"
	}
	return values
}

// drain takes in what compiled code has printed.
func (k *Kernel) drain() {
	if k.streams != nil {
		k.streams.Sync()
	}
}

// flush sends all that was printed, also by compiled code.
func (k *Kernel) flush() {
	k.drain()
	k.out.flush()
}
