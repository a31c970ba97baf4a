namespace Supervisor.Runtimes.Logs;

/// <summary>Tells by one look whether a file was written to.</summary>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime Written)
{
    public static FileStamp Of(string path) =>
        new FileInfo(path) is { Exists: true } file ? new(true, file.Length, file.LastWriteTimeUtc) : default;
}
