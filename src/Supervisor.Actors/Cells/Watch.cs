namespace Supervisor.Actors.Cells;

/// <summary>One watch that an incarnation keeps; its identity tells it from an earlier watch on the same actor.</summary>
internal sealed class Watch<TMessage>
{
    internal bool HasMessage { get; init; }

    internal TMessage? Message { get; init; }
}
