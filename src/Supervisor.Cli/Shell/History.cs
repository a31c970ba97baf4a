using System.Text;

namespace Supervisor.Cli.Shell;

/// <summary>
/// The lines typed before, kept in a file for their owner's eyes only. Lines are added to its end, so that several shells
/// can share it. One that cannot be read or written is no reason not to work: then it lasts as long as the shell.
/// </summary>
internal sealed class History
{
    private const int Kept = 1000;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly List<string> _lines;
    private string? _path;

    private History(string? path, List<string> lines) => (_path, _lines) = (path, lines);

    public IReadOnlyList<string> Lines => _lines;

    public static History Open(string? path)
    {
        try
        {
            return new History(path, path is not null && File.Exists(path) ? Load(path) : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new History(null, []);
        }
    }

    public void Add(string line)
    {
        if (_lines is [.., var last] && string.Equals(last, line, StringComparison.Ordinal))
        {
            return;
        }

        _lines.Add(line);
        try
        {
            Write(FileMode.Append, [line]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _path = null;
        }
    }

    private static List<string> Load(string path)
    {
        var lines = File.ReadLines(path).ToList();
        if (lines.Count <= 2 * Kept)
        {
            return lines;
        }

        var history = new History(path, [.. lines.TakeLast(Kept)]);
        history.Write(FileMode.Create, history._lines);
        return history._lines;
    }

    private void Write(FileMode mode, IReadOnlyList<string> lines)
    {
        if (_path is null)
        {
            return;
        }

        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!, OwnerFile | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerFile;
        }

        using var file = new FileStream(_path, options);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
    }
}
