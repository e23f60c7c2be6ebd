package dev.cajal.app.lab.network;

import dev.cajal.app.lab.Lab;
import java.util.List;

/** The labs of chapter 9, in the order in which they are read. */
public final class NetworkLabs {
  /** One line for each. */
  public static final List<Lab> ALL =
      List.of(
          new ActivationGallery(),
          new SoftmaxOutputs(),
          new WrittenOut(),
          new LinearCollapse(),
          new CapacityPicture(),
          new HiddenSpaceOfXor(),
          new HiddenSpaces(),
          new VanishingSlopes(),
          new CountsAndCost());

  private NetworkLabs() {}
}
