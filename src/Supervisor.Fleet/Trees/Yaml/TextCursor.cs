using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>Counts lines and columns while it goes through a text, the way the YAML scanner counts them.</summary>
internal struct TextCursor(string file, int line = 1, int column = 1)
{
    private int _index;
    private int _line = line;
    private int _column = column;

    /// <summary>Forward only.</summary>
    public Place To(ReadOnlySpan<char> text, int index)
    {
        for (; _index < index; _index++)
        {
            if (IsBreak(text, _index))
            {
                _line++;
                _column = 1;
            }
            else
            {
                _column++;
            }
        }

        return new Place(file, _line, _column);
    }

    private static bool IsBreak(ReadOnlySpan<char> text, int index) =>
        text[index] switch
        {
            '\n' or '\u0085' or '\u2028' or '\u2029' => true,
            '\r' => index + 1 == text.Length || text[index + 1] is not '\n',
            _ => false,
        };
}
