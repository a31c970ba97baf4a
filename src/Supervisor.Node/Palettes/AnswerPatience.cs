namespace Supervisor.Node.Palettes;

/// <summary>How long a command waits for an actor. Whoever says after it that somebody does not answer says it of one who hangs.</summary>
internal static class AnswerPatience
{
    /// <summary>More than the 2 s for which a slow disk may keep an actor from answering, and than a busy machine takes.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
}
