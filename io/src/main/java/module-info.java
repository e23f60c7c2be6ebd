/** Files: data that networks learn from, and the models that they become. */
module dev.cajal.io {
  requires transitive dev.cajal.nn;
  requires de.siegmar.fastcsv;
  requires tools.jackson.databind;

  exports dev.cajal.io.csv;
  exports dev.cajal.io.dataset;
  exports dev.cajal.io.file;
  exports dev.cajal.io.idx;
  exports dev.cajal.io.model;
  exports dev.cajal.io.safetensors;
}
