using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>What became of a command that ran for an operator.</summary>
internal abstract record SessionEnd
{
    private SessionEnd() { }

    /// <summary>For the operator, if he is still there.</summary>
    public abstract IEnumerable<Frame> Frames { get; }

    public sealed record Exited(int Code) : SessionEnd
    {
        public override IEnumerable<Frame> Frames => [new EndFrame(Code)];

        public override string ToString() => $"exit code {Code}";
    }

    /// <summary>How it ended is not known, as when the engine went.</summary>
    public sealed record Lost(OperatorError Error) : SessionEnd
    {
        public override IEnumerable<Frame> Frames => [new ErrorFrame(Error)];

        public override string ToString() => $"{Error.Message} {Error.Why}";
    }

    /// <summary>The operator went before it ended.</summary>
    /// <param name="Trouble">Why it could not be ended; null: it was.</param>
    public sealed record Left(OperatorError? Trouble) : SessionEnd
    {
        public override IEnumerable<Frame> Frames => [new EndFrame(ExitCodes.Interrupted)];

        public override string ToString() =>
            Trouble is null ? "its caller left, and it was ended" : $"its caller left. {Trouble.Message} {Trouble.Why}";
    }
}
