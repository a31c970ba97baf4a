namespace Supervisor.Journal.Writer;

/// <summary>What the writer is asked. Each is answered exactly once, whatever happens.</summary>
internal abstract class WriterMessage
{
    /// <summary>Answers that it was not done, nor ever will be.</summary>
    public abstract void Refuse(string reason);
}
