using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose;

/// <summary>Lists of texts in their forms.</summary>
internal static class ListBinder
{
    public static ValueList<string> Texts(Cursor list) =>
        list.Items.Select(item => item.Text).OfType<string>().ToValueList();

    /// <summary>One text stands for a list of it.</summary>
    public static ValueList<string> TextOrTexts(Cursor cursor) => cursor.Setting is { } text ? [text] : Texts(cursor);

    /// <summary>A line is split as a shell splits it. Null: nothing was said; empty: no command, whatever the image has.</summary>
    public static ValueList<string>? Command(Cursor cursor) =>
        cursor switch
        {
            { IsPresent: false } => null,
            { Text: { } line } => CommandText.Split(line).Value?.ToValueList(),
            _ => Texts(cursor),
        };
}
