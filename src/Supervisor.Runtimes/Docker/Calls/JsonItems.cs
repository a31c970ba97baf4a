using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>Values of JSON one after the other, with or without line ends between them, each given on as soon as it is whole.</summary>
internal static class JsonItems
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream,
        JsonTypeInfo<T> shape,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where T : class
    {
        var items = JsonSerializer.DeserializeAsyncEnumerable(stream, shape, topLevelValues: true, cancellation);
        await foreach (var item in items)
        {
            if (item is not null)
            {
                yield return item;
            }
        }
    }
}
