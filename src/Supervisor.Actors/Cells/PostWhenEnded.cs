using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Cells;

/// <summary>An envelope that waits for its task.</summary>
internal sealed class PostWhenEnded(Cell cell, Envelope envelope)
{
    internal void Post() => cell.Post(envelope);
}
