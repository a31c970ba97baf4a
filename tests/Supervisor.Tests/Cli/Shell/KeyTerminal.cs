using System.Text;
using System.Text.RegularExpressions;
using Supervisor.Cli.Shell;

namespace Supervisor.Tests.Cli.Shell;

/// <summary>A terminal whose keys are typed before: <c>ab&lt;Left&gt;&lt;^A&gt;</c>.</summary>
internal sealed partial class KeyTerminal : ITerminal
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private readonly StringBuilder _written = new();

    public int Width { get; set; } = 80;

    public string Written => _written.ToString();

    /// <summary>What stood on the row each time that it was drawn.</summary>
    public List<string> Drawn { get; } = [];

    public void Type(string keys)
    {
        foreach (Match key in Keys().Matches(keys))
        {
            _keys.Enqueue(Parse(key.Value));
        }
    }

    public ConsoleKeyInfo ReadKey() => _keys.Dequeue();

    public void Write(string text)
    {
        _written.Append(text);
        if (text.StartsWith('\r'))
        {
            Drawn.Add(Escapes().Replace(text, "").Trim('\r'));
        }
    }

    public void BeginLine() { }

    public void EndLine() { }

    private static ConsoleKeyInfo Parse(string key)
    {
        if (key.Length == 1)
        {
            return new ConsoleKeyInfo(key[0], ConsoleKey.None, shift: false, alt: false, control: false);
        }

        var name = key.Trim('<', '>');
        var isControl = name[0] == '^';
        var code = Enum.Parse<ConsoleKey>(
            name switch
            {
                "Left" or "Right" or "Up" or "Down" => name + "Arrow",
                _ => name.TrimStart('^'),
            }
        );
        return new ConsoleKeyInfo('\0', code, shift: false, alt: false, isControl);
    }

    [GeneratedRegex("<[^>]+>|.", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("\\e\\[[0-9]*[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escapes();
}
