namespace Supervisor.Benchmarks.Harness;

/// <summary>Beside the results rather than in the system's temporary directory, which may be no disk at all.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public ScratchDirectory(string beside)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(beside, $"scratch-{Environment.ProcessId}")).FullName;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
