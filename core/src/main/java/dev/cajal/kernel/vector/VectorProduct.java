package dev.cajal.kernel.vector;

import dev.cajal.kernel.Product;
import dev.cajal.kernel.WorkerTeam;

/** What a workspace keeps for the vector form: the running product, and its two ways to run. */
final class VectorProduct {
  final Product product = new Product();
  private final RowProduct row;
  private final TiledProduct tiled;

  VectorProduct(TileSet tiles) {
    row = new RowProduct(tiles, product);
    tiled = new TiledProduct(tiles, product);
  }

  void run(WorkerTeam team) {
    try {
      if (product.m == 1) {
        row.run(team);
      } else {
        tiled.run(team);
      }
    } finally {
      product.release();
    }
  }
}
