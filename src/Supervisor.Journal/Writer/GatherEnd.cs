namespace Supervisor.Journal.Writer;

/// <summary>
/// Told by the writer to itself when the first append comes to an idle store: what already is in the mailbox comes before
/// it and joins the same group.
/// </summary>
internal sealed class GatherEnd : WriterMessage
{
    public static GatherEnd Instance { get; } = new();

    public override void Refuse(string reason)
    {
        // Nobody waits for it.
    }
}
