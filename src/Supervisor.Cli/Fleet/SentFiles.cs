using Supervisor.Contracts;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet;

/// <summary>
/// The operator's files by whole paths, as another machine can name them: standard input is as if it were a file of its name
/// where <c>pbm</c> runs, so that what it refers to is found, and its project is called, as by <c>pbm</c> itself.
/// </summary>
internal sealed class SentFiles(DiskFiles files) : IFleetFiles
{
    private readonly string _input = Path.GetFullPath(DiskFiles.StandardInput);

    public Outcome<ReadOnlyMemory<byte>> Read(string path) => files.Read(Original(path));

    public bool Exists(string path) => files.Exists(Original(path));

    public string Resolve(string directory, string path) =>
        path is DiskFiles.StandardInput ? _input : files.Resolve(directory, path);

    private string Original(string path) =>
        string.Equals(path, _input, StringComparison.Ordinal) ? DiskFiles.StandardInput : path;
}
