using System.Text;

namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>The marks of one log, in a file beside it. Losing them makes answers coarser, and nothing else.</summary>
internal sealed class LogMarkFile(string live)
{
    private const long MostBytes = LogMarkRules.Most * LogMarkText.LineBytes;

    private readonly string _path = live + ".marks";

    public IReadOnlyList<LogMark> Read()
    {
        try
        {
            return LogMarkText.Parse(File.ReadAllText(_path));
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <param name="begin">The first position that is kept of the log.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Add(IReadOnlyList<LogMark> marks, long begin)
    {
        var size = new FileInfo(_path) is { Exists: true } file ? file.Length : 0;
        var fits = size >= LogMarkText.Heading.Length && size < MostBytes && IsWhole(size);
        if (fits)
        {
            File.AppendAllText(_path, Text(marks));
        }
        else
        {
            Replace(LogMarkRules.Thin([.. Read(), .. marks], begin));
        }
    }

    /// <summary>After an unfinished line nothing can be appended.</summary>
    private static bool IsWhole(long size) => (size - LogMarkText.Heading.Length) % LogMarkText.LineBytes == 0;

    private void Replace(IReadOnlyList<LogMark> marks)
    {
        var next = _path + ".new";
        File.WriteAllText(next, LogMarkText.Heading + Text(marks));
        File.Move(next, _path, overwrite: true);
    }

    private static string Text(IReadOnlyList<LogMark> marks) =>
        marks.Aggregate(new StringBuilder(), (text, mark) => text.Append(LogMarkText.Line(mark))).ToString();
}
