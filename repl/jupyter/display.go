package jupyter

// content is a bundle as messages hold it.
func (b Bundle) content() object {
	data, meta := b.Data, b.Metadata
	if data == nil {
		data = map[string]any{}
	}
	if meta == nil {
		meta = map[string]any{}
	}
	return object{"data": data, "metadata": meta}
}

// Display shows something at once, after what was printed before.
func (k *Kernel) Display(b Bundle, id string) { k.show("display_data", b, id) }

// Update replaces what was shown under an id.
func (k *Kernel) Update(b Bundle, id string) { k.show("update_display_data", b, id) }

func (k *Kernel) show(typ string, b Bundle, id string) {
	content := b.content()
	content["transient"] = object{}
	if id != "" {
		content["transient"] = object{"display_id": id}
	}
	k.flush()
	k.publish(typ, k.cell.Load(), content)
}

// Clear empties the output of the cell.
func (k *Kernel) Clear(wait bool) {
	k.flush()
	k.publish("clear_output", k.cell.Load(), object{"wait": wait})
}
