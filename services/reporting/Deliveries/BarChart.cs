using System.Buffers.Binary;
using System.IO.Compression;

namespace Cafe.Reporting.Deliveries;

/// <summary>
/// Draws bars as a PNG: mail clients show no SVG and run no script. A palette image of three colours
/// needs nothing but zlib (PNG specification, third edition, W3C 2025).
/// </summary>
public static class BarChart
{
    private const int BarWidth = 18;
    private const int Gap = 6;
    private const int Height = 120;

    private const byte Paper = 0;
    private const byte Bar = 1;
    private const byte Axis = 2;
    private static readonly byte[] Palette = [0xFF, 0xFF, 0xFF, 0xB4, 0x5F, 0x2B, 0x9A, 0x8F, 0x86];

    public static byte[] Draw(IReadOnlyList<decimal> values)
    {
        var width = values.Count * (BarWidth + Gap) + Gap;
        var pixels = new byte[Height, width];
        var most = Math.Max(values.DefaultIfEmpty().Max(), 1);
        for (var x = 0; x < width; x++)
            pixels[Height - 1, x] = Axis;
        for (var i = 0; i < values.Count; i++)
        {
            var height = (int)(values[i] / most * (Height - 2));
            for (var y = Height - 1 - height; y < Height - 1; y++)
            {
                for (var x = 0; x < BarWidth; x++)
                    pixels[y, Gap + i * (BarWidth + Gap) + x] = Bar;
            }
        }

        return Encode(pixels, width);
    }

    private static byte[] Encode(byte[,] pixels, int width)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        header[8] = 8; // bits a pixel
        header[9] = 3; // colours from the palette
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "PLTE"u8, Palette);

        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0); // no filter on this row
                for (var x = 0; x < width; x++)
                    zlib.WriteByte(pixels[y, x]);
            }
        }

        WriteChunk(png, "IDAT"u8, data.ToArray());
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32([.. type, .. data]));
        png.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
