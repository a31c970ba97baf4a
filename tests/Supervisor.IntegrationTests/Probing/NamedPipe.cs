using System.Diagnostics;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>By which a command of a test says how far it is.</summary>
internal sealed class NamedPipe : IDisposable
{
    internal NamedPipe(string path)
    {
        Path = path;
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
    }

    internal string Path { get; }

    /// <summary>The first line that somebody writes.</summary>
    internal Task<string> LineAsync() => Task.Run(() => File.ReadAllLines(Path)[0]).WaitAsync(TimeSpan.FromMinutes(2));

    public void Dispose() => File.Delete(Path);
}
