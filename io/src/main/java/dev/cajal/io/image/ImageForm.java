package dev.cajal.io.image;

import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What images in files become as samples.
 *
 * @param size to which every image is brought, whatever its proportions; if empty that of the
 *     images, which must all be of one size
 * @param colour if empty {@link ImageColour#GREY} where all images are grey, else {@link
 *     ImageColour#RGB}
 * @param brightest the value of white, 1 to 255
 * @param classes the names that class folders may have, in order; if empty those that they have
 */
public record ImageForm(
    Optional<ImageSize> size, Optional<ImageColour> colour, int brightest, List<String> classes) {
  /** The brightest value of a byte. */
  public static final int BRIGHTEST = 255;

  /** All as the images suggest. */
  public static final ImageForm DETECT = new ImageForm(Optional.empty(), Optional.empty());

  /** Checks that nothing is null. */
  public ImageForm {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(colour, "colour");
    classes = List.copyOf(classes);
  }

  /** This size and colour, and the classes that the folders have. */
  public ImageForm(Optional<ImageSize> size, Optional<ImageColour> colour) {
    this(size, colour, BRIGHTEST, List.of());
  }

  /** The form of the images that an encoder takes, of these classes. */
  public static ImageForm of(PixelEncoder encoder, List<String> classes) {
    Shape shape = encoder.sampleShape();
    Optional<ImageColour> colour =
        switch (shape.dim(2)) {
          case 1 -> Optional.of(ImageColour.GREY);
          case 3 -> Optional.of(ImageColour.RGB);
          default -> Optional.empty();
        };
    return new ImageForm(
        Optional.of(new ImageSize(shape.dim(1), shape.dim(0))), colour, encoder.maximum(), classes);
  }

  /** The form that the images of a model's data had; {@link #DETECT} if it had none. */
  public static ImageForm of(Preprocessing preprocessing) {
    return preprocessing.features() instanceof PixelEncoder pixels
            && preprocessing.target() instanceof TargetEncoder.Classes classes
        ? of(pixels, classes.labels())
        : DETECT;
  }
}
