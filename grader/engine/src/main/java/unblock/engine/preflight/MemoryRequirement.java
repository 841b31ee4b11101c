package unblock.engine.preflight;

import java.util.Optional;
import unblock.message.Message;

/**
 * Memory of the grader's JVM and address space of its children's. Measured with the reference
 * answers: one at a time needs a heap of 40 MiB and fails with 32; eight at once need 96 and fail
 * with 64. A child needs 3,418 MiB of address space, most of it only reserved, and fails with
 * 2,930.
 *
 * @param heap bytes that this JVM's heap may have
 * @param addressSpace bytes that each process may reserve; {@link Long#MAX_VALUE} for no limit
 */
record MemoryRequirement(long heap, long addressSpace) implements StartRequirement {
  private static final long FOR_THE_GRADER_MIB = 48;
  private static final long FOR_A_JOB_MIB = 8;
  private static final long ADDRESS_SPACE_MIB = 4_096;

  @Override
  public Optional<Message> problem(int jobs) {
    long has = heap >> 20;
    long need = FOR_THE_GRADER_MIB + FOR_A_JOB_MIB * jobs;
    if (has < need) {
      // A collector keeps a part of what -Xmx says for itself.
      return Optional.of(
          Message.of(
              "preflight.heap",
              "has",
              has,
              "jobs",
              jobs,
              "need",
              need,
              "start",
              need + need / 8,
              "fewer",
              StartRequirement.orFewer((has - FOR_THE_GRADER_MIB) / FOR_A_JOB_MIB)));
    }
    return addressSpace >> 20 >= ADDRESS_SPACE_MIB
        ? Optional.empty()
        : Optional.of(
            Message.of(
                "preflight.address-space",
                "has",
                addressSpace >> 20,
                "need",
                ADDRESS_SPACE_MIB,
                "limit",
                ADDRESS_SPACE_MIB << 10));
  }
}
