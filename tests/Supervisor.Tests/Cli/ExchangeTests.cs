using Shouldly;
using Supervisor.Cli;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Xunit;

namespace Supervisor.Tests.Cli;

public sealed class ExchangeTests
{
    private static readonly OperatorError Lost = new(ErrorCodes.ConnectionLost, "Lost.", "Cut.", "");

    private static readonly Dictionary<string, IReadOnlyList<string>> NoArguments = [];

    private readonly Recorder _renderer = new();

    [Fact]
    public void Answer_WithItsEnd_GivesTheEndsExitCode()
    {
        Show([new TextFrame("x"), new EndFrame(1)]).ShouldBe(1);
        _renderer.Shown.ShouldBe([new TextFrame("x")]);
        _renderer.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void Answer_CutOff_IsUnreachableWhenNothingWasToChange() =>
        Show([new TextFrame("x"), new ErrorFrame(Lost)]).ShouldBe(ExitCodes.Unreachable);

    [Fact]
    public void Answer_CutOff_IsAnUnknownOutcomeWhenSomethingWasToChange()
    {
        Show([new ErrorFrame(Lost)], isChange: true).ShouldBe(ExitCodes.OutcomeUnknown);

        var error = _renderer.Shown.OfType<ErrorFrame>().Single().Error;
        error.Code.ShouldBe(ErrorCodes.OutcomeUnknown);
        error.Remedy.ShouldContain("pbm thing break --id 7");
    }

    [Theory]
    [InlineData(ResultKinds.Stream, false, ExitCodes.Ok)]
    [InlineData(ResultKinds.Rows, false, ExitCodes.Interrupted)]
    [InlineData(ResultKinds.Progress, true, ExitCodes.OutcomeUnknown)]
    public void Interrupt_EndsTheAnswer(string result, bool isChange, int exit)
    {
        using var running = new Interruption(() => { }, () => { });

        Show(Interrupted(running), isChange, result, running).ShouldBe(exit);
        _renderer.Shown.ShouldNotContain(new TextFrame("after"));
    }

    [Fact]
    public void Interrupt_OfAChangeThatWasAccepted_LeavesItGoing()
    {
        using var running = new Interruption(() => { }, () => { });

        Show(Interrupted(running).Prepend(new AcceptedFrame()), isChange: true, ResultKinds.Progress, running)
            .ShouldBe(ExitCodes.Interrupted);

        _renderer.Shown.OfType<NoteFrame>().Single().Text.ShouldContain("goes on");
        _renderer.Shown.OfType<ErrorFrame>().ShouldBeEmpty();
    }

    [Fact]
    public void Answer_CutOffAfterTheChangeWasAccepted_IsNoDoubt()
    {
        Show([new AcceptedFrame(), new ErrorFrame(Lost)], isChange: true).ShouldBe(ExitCodes.Unreachable);

        _renderer.Shown.ShouldBe([new ErrorFrame(Lost)]);
    }

    [Fact]
    public void Interrupt_ASecondTime_IsNotTaken()
    {
        var ends = 0;
        using var running = new Interruption(() => ends++, () => { });

        running.TryInterrupt().ShouldBeTrue();
        running.TryInterrupt().ShouldBeFalse();
        ends.ShouldBe(1);
    }

    private static IEnumerable<Frame> Interrupted(Interruption running)
    {
        yield return new TextFrame("before");
        running.TryInterrupt();
        yield return new TextFrame("after");
        yield return new ErrorFrame(Lost);
    }

    private int Show(
        IEnumerable<Frame> frames,
        bool isChange = false,
        string result = ResultKinds.Text,
        Interruption? running = null
    )
    {
        var command = new CommandDescription("break", "Breaks.", Roles.Operator, result, isChange);
        using var none = new Interruption(() => { }, () => { });
        return new Exchange(
            "thing break",
            LiveRules.EndsByInterrupt(command, NoArguments),
            isChange,
            "pbm thing break --id 7"
        ).Show(frames, _renderer, running ?? none);
    }

    private sealed class Recorder : IRenderer
    {
        public List<Frame> Shown { get; } = [];

        public bool IsFinished { get; private set; }

        public void Show(Frame frame) => Shown.Add(frame);

        public void Finish() => IsFinished = true;
    }
}
