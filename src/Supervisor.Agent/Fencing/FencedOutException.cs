namespace Supervisor.AgentLibrary.Fencing;

/// <summary>An owner of a higher epoch has written there: this agent's group runs elsewhere, and it must not write any more.</summary>
public sealed class FencedOutException(long epoch, long stored, string where)
    : Exception(Sentence(epoch, stored, where))
{
    /// <summary>The agent's own; 0 when it has none.</summary>
    public long Epoch => epoch;

    /// <summary>The higher one.</summary>
    public long Stored => stored;

    private static string Sentence(long epoch, long stored, string where) =>
        epoch > 0
            ? $"Epoch {epoch} is refused: an owner in epoch {stored} has written {where}. End this process: its group runs by a newer right."
            : $"An agent without an epoch is refused: an owner in epoch {stored} has written {where}. If nothing that moves is to write there any more, take that epoch away.";
}
