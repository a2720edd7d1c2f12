import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../platform/http/public.decorator.js';
import { ServedDuringStart } from '../platform/http/start-gate.js';
import { assets } from './assets.js';

/** Kept by browsers for good: another content has another address. */
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  @Get(':name')
  @Public()
  @ServedDuringStart()
  getAsset(
    @Param('name') name: string,
    @Headers('accept-encoding') encodings: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const found = assets().find(({ path }) => path === `/assets/${name}`);
    if (found === undefined) throw new NotFoundException();
    const isBrotli = /\bbr\b/.test(encodings ?? '');
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-type', `${found.type}; charset=utf-8`)
      .header('vary', 'accept-encoding');
    if (isBrotli) void reply.header('content-encoding', 'br');
    void reply.send(isBrotli ? found.brotli : found.text);
  }
}
