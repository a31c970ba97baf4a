using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What goes along with a request.</summary>
internal static class EngineBody
{
    /// <summary>
    /// Of a known length: where the engine goes on to take the connection for bytes, the end of a body of unknown length would
    /// be the first of them.
    /// </summary>
    public static HttpContent Json<T>(T value, JsonTypeInfo<T> shape)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, shape));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public static HttpContent Tar(Stream archive)
    {
        var content = new StreamContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        return content;
    }
}
