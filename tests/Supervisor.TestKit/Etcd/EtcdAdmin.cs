using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Supervisor.TestKit.Etcd;

/// <summary>What an operator of etcd does, through the same gateway and sharing no code with what is tested.</summary>
public sealed class EtcdAdmin(Uri endpoint, HttpMessageHandler? transport = null) : IDisposable
{
    private readonly HttpClient _http = new(transport ?? new HttpClientHandler()) { BaseAddress = endpoint };

    public async Task<bool> IsLeaderAsync()
    {
        var status = await CallAsync("maintenance/status", new { });
        var member = status.GetProperty("header").GetProperty("member_id").GetString();
        return status.TryGetProperty("leader", out var leader) && leader.GetString() == member;
    }

    /// <summary>Forgets all that was before the newest revision.</summary>
    public async Task CompactAsync()
    {
        var range = await CallAsync("kv/range", new { key = Bytes("none") });
        var revision = range.GetProperty("header").GetProperty("revision").GetString();
        await CallAsync("kv/compaction", new { revision });
    }

    public Task PutAsync(string key, string value) =>
        CallAsync("kv/put", new { key = Bytes(key), value = Bytes(value) });

    /// <returns>Null: there is none.</returns>
    public async Task<string?> ReadAsync(string key)
    {
        var range = await CallAsync("kv/range", new { key = Bytes(key) });
        return range.TryGetProperty("kvs", out var found)
            ? Encoding.UTF8.GetString(found[0].GetProperty("value").GetBytesFromBase64())
            : null;
    }

    /// <summary>The user may read and write what begins so, and nothing else.</summary>
    public async Task AddUserAsync(string name, string password, string prefix)
    {
        await CallAsync("auth/user/add", new { name, password });
        await CallAsync("auth/role/add", new { name });
        var perm = new
        {
            permType = "READWRITE",
            key = Bytes(prefix),
            range_end = Bytes(prefix[..^1] + (char)(prefix[^1] + 1)),
        };
        await CallAsync("auth/role/grant", new { name, perm });
        await CallAsync("auth/user/grant", new { user = name, role = name });
    }

    /// <summary>From now on nobody is served who is no user; this one goes on as root.</summary>
    public async Task EnableUsersAsync(string password)
    {
        await CallAsync("auth/user/add", new { name = "root", password });
        await CallAsync("auth/role/add", new { name = "root" });
        await CallAsync("auth/user/grant", new { user = "root", role = "root" });
        await CallAsync("auth/enable", new { });
        await LogInAsync(password);
    }

    public async Task LogInAsync(string password)
    {
        var token = await CallAsync("auth/authenticate", new { name = "root", password });
        _http.DefaultRequestHeaders.Remove("Authorization");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.GetProperty("token").GetString());
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> CallAsync<T>(string path, T body)
    {
        using var response = await _http.PostAsJsonAsync($"v3/{path}", body);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path}: {text}");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
