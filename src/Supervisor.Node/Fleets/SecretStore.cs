using System.Security.Cryptography;
using System.Text;
using Supervisor.Cluster.Files;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Keeps what may be secret on this machine, each in a file of its own, and gives a keyed hash to refer to it by: in revisions
/// and journals stands nothing from which somebody without the key could guess a short secret.
/// </summary>
internal sealed class SecretStore
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _directory;
    private readonly byte[] _key;

    private SecretStore(string directory, byte[] key) => (_directory, _key) = (directory, key);

    public static SecretStore Open(string directory, Func<int, byte[]> chance)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        var path = Path.Combine(directory, "key");
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, Convert.ToHexStringLower(chance(KeyBytes)));
        }

        return new SecretStore(directory, Convert.FromHexString(File.ReadAllText(path)));
    }

    /// <summary>For whoever is to read what is wrapped here.</summary>
    public ReadOnlyMemory<byte> Key => _key;

    /// <summary>Takes another's key in place of its own: what was sealed with that is not read any more.</summary>
    public static void TakeKey(string directory, ReadOnlySpan<byte> key)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        AtomicFile.Write(Path.Combine(directory, "key"), Convert.ToHexStringLower(key));
    }

    /// <summary>A key of this node's own for one purpose, from which no other can be found.</summary>
    public byte[] KeyFor(string purpose) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Durable when it returns. The same content always has the same name.</summary>
    public string Seal(ReadOnlySpan<byte> content)
    {
        var name = Convert.ToHexStringLower(HMACSHA256.HashData(_key, content));
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, Convert.ToBase64String(content));
        }

        return name;
    }

    /// <returns>Null: it is not on this machine, or is not what it was.</returns>
    public byte[]? Unseal(string name)
    {
        try
        {
            var content = Convert.FromBase64String(File.ReadAllText(PathOf(name), Encoding.ASCII));
            return Convert.ToHexStringLower(HMACSHA256.HashData(_key, content)) == name ? content : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>For whoever has the same key. The same content always becomes the same text.</summary>
    public string Wrap(ReadOnlySpan<byte> content)
    {
        // Of the content itself, so that no two contents ever share one.
        var nonce = HMACSHA256.HashData(KeyFor("wrapping-nonce"), content)[..NonceBytes];
        var cipher = new byte[content.Length];
        var tag = new byte[TagBytes];
        using var wrapping = new AesGcm(KeyFor("wrapping"), TagBytes);
        wrapping.Encrypt(nonce, content, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <summary>Kept here from then on.</summary>
    /// <returns>Null: it was wrapped with another key, or is not what was named.</returns>
    public byte[]? Unwrap(string name, string wrapped)
    {
        try
        {
            ReadOnlySpan<byte> all = Convert.FromBase64String(wrapped);
            if (all.Length < NonceBytes + TagBytes)
            {
                return null;
            }

            var content = new byte[all.Length - NonceBytes - TagBytes];
            using var wrapping = new AesGcm(KeyFor("wrapping"), TagBytes);
            wrapping.Decrypt(
                all[..NonceBytes],
                all[(NonceBytes + TagBytes)..],
                all.Slice(NonceBytes, TagBytes),
                content
            );
            return Seal(content) == name ? content : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    // What names a secret in a revision may come from elsewhere: it must not lead out of the directory.
    private string PathOf(string name) => Path.Combine(_directory, Path.GetFileName(name));
}
