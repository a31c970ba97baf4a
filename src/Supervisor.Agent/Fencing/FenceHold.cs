namespace Supervisor.AgentLibrary.Fencing;

/// <summary>A fence file that is held. Flush what was written under it before this is disposed of.</summary>
public sealed class FenceHold : IDisposable
{
    private readonly FenceFile _file;

    internal FenceHold(FenceFile file) => _file = file;

    /// <summary>The next may hold it.</summary>
    public void Dispose() => _file.Dispose();
}
