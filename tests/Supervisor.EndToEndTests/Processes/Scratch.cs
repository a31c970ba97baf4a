namespace Supervisor.EndToEndTests.Processes;

/// <summary>A directory of one test's own, with a path short enough for sockets; gone after the test, with what still runs of it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Home { get; } = Directory.CreateTempSubdirectory("sv-").FullName;

    public string Data => Path.Combine(Home, "data");

    public string File(string name) => Path.Combine(Home, name);

    public void Dispose()
    {
        Remains.End(Home, Data);
        Directory.Delete(Home, recursive: true);
    }
}
