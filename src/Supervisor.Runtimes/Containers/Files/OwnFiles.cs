namespace Supervisor.Runtimes.Containers.Files;

/// <summary>A folder on the machine's disk, made if it is not there, whose files nobody else may read.</summary>
internal sealed class OwnFiles : IOwnFiles
{
    private readonly string _folder;

    public OwnFiles(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public IReadOnlyList<string> Names(string suffix) =>
        [
            .. Directory
                .EnumerateFiles(_folder, $"*{suffix}")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = Open(PathOf(name), FileMode.Append);
        file.Write(bytes);
    }

    public void Replace(string name, ReadOnlySpan<byte> bytes) => Replace(name, bytes, isFlushed: false);

    public void Keep(string name, ReadOnlySpan<byte> bytes) => Replace(name, bytes, isFlushed: true);

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Tidy()
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(_folder).Where(IsBeside).ToList())
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It takes room, and is in nobody's way.
        }
    }

    /// <summary>By its name: no file that is here to stay ends like this.</summary>
    private static bool IsBeside(string path) =>
        Path.GetExtension(path) is ['.', .. var unique]
        && Path.GetFileNameWithoutExtension(path).Length > 0
        && Guid.TryParseExact(unique, "N", out _)
        && !unique.Any(char.IsAsciiLetterUpper);

    private void Replace(string name, ReadOnlySpan<byte> bytes, bool isFlushed)
    {
        // A name of its own: of two that write at once each has its own whole.
        var beside = $"{PathOf(name)}.{Guid.NewGuid():N}";
        try
        {
            Write(beside, bytes, isFlushed);
            File.Move(beside, PathOf(name), overwrite: true);
        }
        catch (IOException)
        {
            // A disk that is full is not to be filled with what it did not take.
            File.Delete(beside);
            throw;
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool isFlushed)
    {
        using var file = Open(path, FileMode.Create);
        file.Write(bytes);
        file.Flush(isFlushed);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
