using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>Why a call brought nothing; the kinds differ in what the caller may conclude.</summary>
internal abstract record EngineFailure
{
    private EngineFailure() { }

    /// <summary>As an operator reads it.</summary>
    public abstract OperatorError Error { get; }

    /// <summary>The engine has answered that there is no such thing.</summary>
    public bool IsAbsent => this is Refused { Status: 404 };

    /// <summary>The engine has answered that the state of things, or a name that is taken, stands against it.</summary>
    public bool IsConflict => this is Refused { Status: 409 };

    /// <summary>There was no connection, so nothing was sent and nothing was done.</summary>
    public sealed record Unreached(OperatorError Reason) : EngineFailure
    {
        public override OperatorError Error => Reason;
    }

    /// <summary>The engine said no. What of it was done before, as when a start fails half way, it has undone or will show.</summary>
    /// <param name="Purpose">What was asked for, as a verb: "start web".</param>
    /// <param name="Status">Of HTTP; 200 when the engine began well and said no in the middle of its answer.</param>
    /// <param name="Message">The engine's own words.</param>
    public sealed record Refused(string Purpose, int Status, string Message) : EngineFailure
    {
        public override OperatorError Error =>
            new(EngineErrorCodes.Refused, $"The container engine did not {Purpose}.", $"It said: {Message}", "");
    }

    /// <summary>The request was sent and no whole answer came: it was done or not, and somebody has to look.</summary>
    public sealed record Unknown(string Purpose, string Why) : EngineFailure
    {
        public override OperatorError Error =>
            new(
                EngineErrorCodes.Unknown,
                $"Whether the container engine did {Purpose} is not known.",
                $"The request was sent, and then: {Why}.",
                "Look what there is before it is asked for again."
            );
    }
}
