// The figures that a comparison works with.
