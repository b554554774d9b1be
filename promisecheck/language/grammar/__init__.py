"""How numbers, units, times and things counted are read from text: rules that know no language by name."""
