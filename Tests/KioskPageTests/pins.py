"""The simulated lamp board as its folder shows it: what is lit, past the gateway."""

from pathlib import Path


class Board:
    """A folder that behaves as /sys/class/gpio does, with a chip of the hall's label in it."""

    def __init__(self, data, state):
        self.folder = Path(data) / "board"
        self.lamps = {lamp["name"]: lamp for lamp in state["lamps"]}
        self.bases = {
            (chip / "label").read_text().strip(): int((chip / "base").read_text())
            for chip in self.folder.glob("gpiochip*")
        }

    def value_file(self, name):
        pin = self.lamps[name]["pin"]
        return self.folder / f"gpio{self.bases[pin['chip']] + pin['offset']}" / "value"

    def is_lit(self, name):
        return self.value_file(name).read_text().strip() == "1"

    def set(self, name, lit):
        """Behind the gateway's back."""
        self.value_file(name).write_text("1\n" if lit else "0\n")

    def names(self, kind):
        return [name for name, lamp in self.lamps.items() if lamp["kind"] == kind]

    def lit(self, kind):
        """The names of what is lit, of one kind."""
        return tuple(name for name in self.names(kind) if self.is_lit(name))
