using Shouldly;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Logs;

/// <summary>
/// Lines of which each says its number and has the length that belongs to it, so that whoever reads them knows of every
/// byte whether it is the right one, and at which position it stands.
/// </summary>
internal sealed class NumberedLines
{
    /// <summary>Words: the first number, and the one after the last.</summary>
    public const string Writer = """
        import os, signal, sys
        signal.alarm(300)
        # A signal that kills cuts a write short at the end of a page; one that is handled does not.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        for i in range(int(sys.argv[1]), int(sys.argv[2])):
            os.write(1, b'%d %s\n' % (i, b'x' * (i * 7 % 120)))
        """;

    private LogLine? _last;
    private long _end = -1;
    private bool _isFragment;

    /// <summary>The number of the next line; -1 before the first.</summary>
    public int Next { get; private set; } = -1;

    public int Count { get; private set; }

    public long BytesLost { get; private set; }

    public static int NumberOf(string line) => int.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)]);

    /// <summary>Fails when this is not what comes next.</summary>
    public void Take(LogItem item)
    {
        switch (item)
        {
            case LogLine line:
                CheckLast();
                _last = line;
                break;
            case LogLoss loss:
                Lose(loss.Bytes);
                break;
            default:
                Assert.Fail($"Expected line {Next}, and was told {item}.");
                break;
        }
    }

    /// <summary>Call after all.</summary>
    public void CheckLast()
    {
        if (_last is { } line && !_isFragment)
        {
            Next = Next < 0 ? NumberOf(line.Text) : Next;
            var expected = Text(Next);
            line.Text.ShouldBe(expected);
            line.End.ShouldBe(_end < 0 ? line.End : _end + expected.Length + 1);
            (_end, Next, Count) = (line.End, Next + 1, Count + 1);
        }

        (_isFragment, _last) = (_isFragment && _last is null, null);
    }

    /// <summary>The line before may have lost its end, and the one after its beginning.</summary>
    private void Lose(long bytes)
    {
        if (_last is { } line && Next >= 0)
        {
            Text(Next).ShouldStartWith(line.Text);
        }

        BytesLost += bytes;
        (_last, Next, _end, _isFragment) = (null, -1, -1, true);
    }

    private static string Text(int number) => $"{number} {new string('x', (int)(number * 7L % 120))}";
}
