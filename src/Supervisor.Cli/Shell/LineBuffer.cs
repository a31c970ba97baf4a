namespace Supervisor.Cli.Shell;

/// <summary>A line under edit: its text, where the cursor stands, and what was cut last.</summary>
internal sealed class LineBuffer
{
    private string _cut = "";

    public string Text { get; private set; } = "";

    public int Cursor { get; private set; }

    public string BeforeCursor => Text[..Cursor];

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Puts the text in the place of what stands from there to the cursor.</summary>
    public void Replace(int start, string text)
    {
        Text = Text.Remove(start, Cursor - start);
        Cursor = start;
        Insert(text);
    }

    public void MoveTo(int position) => Cursor = Math.Clamp(position, 0, Text.Length);

    public void DeleteBefore()
    {
        if (Cursor > 0)
        {
            Remove(Before(Cursor), Cursor);
        }
    }

    public void DeleteAfter()
    {
        if (Cursor < Text.Length)
        {
            Remove(Cursor, After(Cursor));
        }
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void CutToEnd() => Cut(Cursor, Text.Length);

    public void CutToStart() => Cut(0, Cursor);

    public void CutWord() => Cut(WordStart(), Cursor);

    public void Paste() => Insert(_cut);

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        while (Cursor < Text.Length && char.IsWhiteSpace(Text[Cursor]))
        {
            Cursor++;
        }

        while (Cursor < Text.Length && !char.IsWhiteSpace(Text[Cursor]))
        {
            Cursor++;
        }
    }

    private int WordStart()
    {
        var start = Cursor;
        while (start > 0 && char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // Two chars may be one letter.
    private int Before(int position) =>
        position switch
        {
            0 => 0,
            > 1 when char.IsLowSurrogate(Text[position - 1]) => position - 2,
            _ => position - 1,
        };

    private int After(int position) =>
        position == Text.Length ? position
        : char.IsHighSurrogate(Text[position]) && position + 1 < Text.Length ? position + 2
        : position + 1;

    private void Cut(int start, int end)
    {
        _cut = Text[start..end];
        Remove(start, end);
    }

    private void Remove(int start, int end)
    {
        Text = Text.Remove(start, end - start);
        Cursor = start;
    }
}
