package jupyter

import (
	"encoding/json"
	"fmt"
)

// handlers says what answers which request.
var handlers = map[string]func(*Kernel, *message){
	"kernel_info_request": (*Kernel).info,
	"execute_request":     (*Kernel).execute,
	"complete_request":    (*Kernel).complete,
	"inspect_request":     (*Kernel).inspect,
	"is_complete_request": (*Kernel).completeness,
	"history_request":     (*Kernel).history,
	"comm_info_request":   (*Kernel).commInfo,
	"comm_open":           (*Kernel).commOpen,
	"comm_msg":            (*Kernel).ignore,
	"comm_close":          (*Kernel).ignore,
	"interrupt_request":   (*Kernel).interrupt,
	"shutdown_request":    (*Kernel).shutdown,
	"debug_request":       (*Kernel).debug,
}

// urgent reports whether a request is answered at once even when it came on the
// shell channel, as older front ends send it.
func urgent(typ string) bool { return typ == "interrupt_request" || typ == "shutdown_request" }

// meanwhile reports whether a request can be answered while a cell runs.
func meanwhile(typ string) bool { return typ == "complete_request" || typ == "is_complete_request" }

// answer answers one request, between "busy" and "idle".
func (k *Kernel) answer(m *message) {
	k.publish("status", m, object{"execution_state": "busy"})
	if h := handlers[m.header.Type]; h != nil {
		h(k, m)
	} else {
		k.note(fmt.Errorf("jupyter: a request %q is not known", m.header.Type))
	}
	k.publish("status", m, object{"execution_state": "idle"})
}

// read decodes a request; one that cannot be read is taken as empty.
func (k *Kernel) read(m *message, into any) {
	if err := json.Unmarshal(m.content, into); err != nil {
		k.note(fmt.Errorf("jupyter: reading a %s: %w", m.header.Type, err))
	}
}

func (k *Kernel) info(m *message) {
	i := k.lang.Info()
	links := i.Links
	if links == nil {
		links = []Link{}
	}
	k.reply(m, "kernel_info_reply", object{
		"status": "ok", "protocol_version": protocol,
		"implementation": i.Implementation, "implementation_version": i.Version,
		"banner": i.Banner, "help_links": links, "debugger": false, "supported_features": []string{},
		"language_info": object{
			"name": i.Name, "version": i.LanguageVersion, "mimetype": i.MIME, "file_extension": i.Extension,
			"pygments_lexer": i.Lexer, "codemirror_mode": i.Mode, "nbconvert_exporter": "script",
		},
	})
}

// Comms are the wire of widgets, which this kernel has none of: one that is
// opened is closed again, as the protocol asks for.
func (k *Kernel) commInfo(m *message) {
	k.reply(m, "comm_info_reply", object{"status": "ok", "comms": object{}})
}

func (k *Kernel) commOpen(m *message) {
	var c struct {
		ID string `json:"comm_id"`
	}
	k.read(m, &c)
	k.publish("comm_close", m, object{"comm_id": c.ID, "data": object{}})
}

func (k *Kernel) ignore(*message) {}

func (k *Kernel) interrupt(m *message) {
	k.lang.Interrupt()
	k.input.cancel()
	k.reply(m, "interrupt_reply", object{"status": "ok"})
}

func (k *Kernel) shutdown(m *message) {
	var c struct {
		Restart bool `json:"restart"`
	}
	k.read(m, &c)
	k.lang.Interrupt()
	k.input.cancel()
	answer := object{"status": "ok", "restart": c.Restart}
	k.reply(m, "shutdown_reply", answer)
	k.publish("shutdown_reply", m, answer)
	k.end()
}

// debug says that there is no debugger, in the words of the debug protocol.
func (k *Kernel) debug(m *message) {
	var c struct {
		Seq     int    `json:"seq"`
		Command string `json:"command"`
	}
	k.read(m, &c)
	k.reply(m, "debug_reply", object{
		"type": "response", "request_seq": c.Seq, "command": c.Command, "success": false,
		"message": "this kernel has no debugger",
	})
}
