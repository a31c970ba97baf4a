using System.Text;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>Texts of a column that mostly repeat from row to row: the same string is given again while they do.</summary>
internal struct RepeatedText()
{
    private byte[] _bytes = [];
    private string _text = "";

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.SequenceEqual(_bytes))
        {
            _bytes = utf8.ToArray();
            _text = Encoding.UTF8.GetString(utf8);
        }

        return _text;
    }
}
