package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.HeldStep;
import unblock.engine.model.Pulse;
import unblock.engine.model.Stack;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Checks that the worker was free while requests waited. */
record FreeWorkerCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  /** Reports a blocked worker even when no handler answers, because blocking is often the cause. */
  @Override
  public CheckOutcome withoutNeeds(CheckOutcome why, Evidence.Ran ran, Exercise exercise) {
    CheckOutcome seen = judge(ran, exercise);
    return seen.verdict() == Verdict.FAILED ? seen : why.with(seen.findings());
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    String packageName = exercise.packageName();
    List<Finding> findings = new ArrayList<>(BlockingFindings.findings(ran, packageName));
    if (findings.stream().noneMatch(BlockingFindings::costs)) {
      ComputingFinding.finding(ran).ifPresent(finding -> findings.add(0, finding));
    }
    List<Finding> blocking = findings.stream().filter(BlockingFindings::costs).toList();
    if (!blocking.isEmpty()) {
      Message first = blocking.get(0).message();
      Message all =
          blocking.size() == 1
              ? first
              : Message.joined(
                  first, Message.of("judge.more-places", "count", blocking.size() - 1));
      return CheckOutcome.failed(all).with(findings);
    }
    if (BlockingFindings.stacks(ran).stream().anyMatch(Stack::runsForeignJob)) {
      return CheckOutcome.failed(Message.of("judge.server-threads-busy")).with(findings);
    }
    List<Gathering> taken =
        ran.gatherings().stream().filter(g -> g.pulse() != Pulse.NOT_TAKEN).toList();
    if (taken.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("judge.nothing-waited")).with(findings);
    }
    boolean unexplained =
        BlockingFindings.stacks(ran).stream()
            .anyMatch(stack -> SubmissionFrames.place(stack, packageName).isEmpty());
    boolean missed =
        Stream.concat(taken.stream().map(Gathering::pulse), ran.heldSteps().map(HeldStep::pulse))
            .anyMatch(Pulse.MISSED::equals);
    if (unexplained || missed) {
      return CheckOutcome.inconclusive(Message.of("judge.unexplained")).with(findings);
    }
    int most = taken.stream().mapToInt(Gathering::met).max().orElse(0);
    return CheckOutcome.passed(Message.of("judge.worker-free", "count", most)).with(findings);
  }
}
